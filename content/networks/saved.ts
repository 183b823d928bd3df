import * as tf from '@tensorflow/tfjs';

/** All that is needed to have a trained network again, and how much of the public test data it gets right. */
export async function saved(model: tf.LayersModel, accuracy = NaN) {
  const caught = Promise.withResolvers<tf.io.ModelArtifacts>();
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      caught.resolve(artifacts);
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } });
    }),
  );
  const { modelTopology, weightSpecs, weightData } = await caught.promise;
  return {
    topology: JSON.stringify(modelTopology),
    weights: JSON.stringify(weightSpecs),
    values: new Float32Array(tf.io.CompositeArrayBuffer.join(weightData)),
    accuracy,
  };
}
