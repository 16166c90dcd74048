/** One box a detector found, in ImagePx of the upright original. */
export interface PredictedBox {
  /** Position in the card's classes. */
  classIndex: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0–1 */
  confidence: number;
}

/** What a model answers for one item. `classScores` has one entry for each class of the card. */
export interface ModelPrediction {
  boxes: PredictedBox[];
  /**
   * What the model also sees, down to a low confidence and whatever the class, best first: offered
   * to a person who asks for it, never proposed.
   */
  candidates: PredictedBox[];
  classScores: number[];
}

/** A prediction together with how many of the model's answers were unusable and left out. */
export interface DecodedPrediction extends ModelPrediction {
  droppedCount: number;
}
