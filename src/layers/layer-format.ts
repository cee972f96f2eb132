/** The `format` of every layer file. The number rises when an old reader would misread a new file. */
export const LAYER_FORMAT = 'headcount/layer@1';
