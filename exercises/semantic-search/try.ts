// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';
import { best, likeness, normalised, search } from './answer';

console.log('normalised', normalised(tf.tensor2d([[3, 4], [0, 0]])));
const scores = likeness(tf.tensor2d([[1, 0]]), tf.tensor2d([[5, 0], [1, 1], [0, 2], [-1, 0]]));
console.log('likeness: 1, 0.707, 0 and -1 are right', scores);
console.log('best: 0 and 1 are right', best(scores, 2));

const library = [
  'The kettle is boiling.',
  'Trains are cancelled because of the strike.',
  'The museum opens at ten and closes at six.',
  'A vet looked after the sick kitten.',
  'Interest rates will rise next year.',
  'He broke the record for the marathon.',
  'The recipe needs two eggs and some flour.',
  'Snow is expected in the mountains.',
];
const questions = ['When can I see the paintings?', 'How do I bake a cake?', 'Who helps animals that are ill?', 'Will borrowing become more expensive?', 'Why is there no way to get to work by rail?'];
const found = (await search(questions, library, 2)).arraySync() as number[][];
display.table('What search finds', questions.map((question, at) => ({ question, first: library[found[at][0]], second: library[found[at][1]] })));
