// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import { answer } from './answer';

console.log('answer(2)', answer(2)); // TODO : ce qui montre à l’élève s’il est en bonne voie
