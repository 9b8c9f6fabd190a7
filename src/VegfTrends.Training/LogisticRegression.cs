using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace VegfTrends.Training;

/// <summary>L-BFGS logistic regression of ML.NET on one thread: the same rows give the same weights.</summary>
static class LogisticRegression
{
    /// <param name="rows">Features, one array a row, all of one length.</param>
    /// <param name="labels">Whether the category holds.</param>
    /// <param name="rowWeights">Weight of each row.</param>
    /// <param name="l1">L1 regularisation.</param>
    /// <param name="l2">L2 regularisation.</param>
    /// <returns>Bias and one weight a feature. Rows of one class only give a bias of -10 or 10 and no
    /// weights.</returns>
    public static (double Bias, float[] Weights) Train(
        IReadOnlyList<float[]> rows,
        IReadOnlyList<bool> labels,
        IReadOnlyList<float> rowWeights,
        float l1,
        float l2
    )
    {
        int width = rows[0].Length;
        if (labels.All(l => l) || !labels.Any(l => l))
        {
            return (labels.Count > 0 && labels[0] ? 10 : -10, new float[width]);
        }

        var ml = new MLContext(seed: 1);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        IDataView data = ml.Data.LoadFromEnumerable(
            Enumerable
                .Range(0, rows.Count)
                .Select(i => new Row
                {
                    Label = labels[i],
                    Features = rows[i],
                    Weight = rowWeights[i],
                }),
            schema
        );
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                LabelColumnName = nameof(Row.Label),
                FeatureColumnName = nameof(Row.Features),
                ExampleWeightColumnName = nameof(Row.Weight),
                L1Regularization = l1,
                L2Regularization = l2,
                NumberOfThreads = 1,
                OptimizationTolerance = 1e-7f,
                HistorySize = 20,
            }
        );
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> model = trainer.Fit(data).Model;
        return (model.SubModel.Bias, [.. model.SubModel.Weights]);
    }

    sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];

        public float Weight { get; set; }
    }
}
