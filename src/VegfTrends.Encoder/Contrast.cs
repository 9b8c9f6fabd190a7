using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>
/// The contrastive loss: each left text must be nearest to its own right text within the batch, and the reverse; the
/// sharpness is learned. The products of matrices run in ONNX Runtime, which the program has anyway; the derivative is
/// written out by hand.
/// </summary>
sealed class Contrast : IDisposable
{
    const double Rate = 0.003,
        Decay1 = 0.9,
        Decay2 = 0.999;
    static readonly string[] Inputs = ["left", "right", "scale"],
        Outputs = ["forth", "back", "pull_left", "pull_right"];
    readonly double _mostLog;
    readonly RunOptions _options = new();
    readonly InferenceSession _session;

    public Contrast(double mostScale, double scale = 20)
    {
        (_mostLog, State) = (Math.Log(mostScale), [Math.Log(Math.Min(scale, mostScale)), 0, 0, 0]);
        QuietRuntime.Start();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = Environment.ProcessorCount,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        };
        // Spinning threads halve the speed of both when another program works on the same cores.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(ContrastGraph.Write(), options);
    }

    /// <summary>Logarithm of the scale, its two Adam moments, and how often it was moved.</summary>
    public double[] State { get; }

    public double Scale => Math.Exp(State[0]);

    /// <summary>Loss; the sums are replaced by their gradients.</summary>
    public double Step(float[] left, float[] right, int dimension)
    {
        int count = left.Length / dimension;
        double scale = Scale;
        float[] leftLengths = Normalize(left, dimension),
            rightLengths = Normalize(right, dimension);
        float[] scales = [(float)scale];
        long[] shape = [count, dimension];
        using var a = OrtValue.CreateTensorValueFromMemory(left, shape);
        using var b = OrtValue.CreateTensorValueFromMemory(right, shape);
        using var s = OrtValue.CreateTensorValueFromMemory(scales, [1]);
        using IDisposableReadOnlyCollection<OrtValue> found = _session.Run(_options, Inputs, [a, b, s], Outputs);
        ReadOnlySpan<float> forth = found[0].GetTensorDataAsSpan<float>(),
            back = found[1].GetTensorDataAsSpan<float>();
        ReadOnlySpan<float> pullLeft = found[2].GetTensorDataAsSpan<float>(),
            pullRight = found[3].GetTensorDataAsSpan<float>();
        // With P and Q the softmax over rows and columns, the loss derives to (P + Q - 2 I) / 2n by the scores; P + Q
        // times the vectors is the pull.
        double loss = 0,
            byScale = 0;
        float weight = (float)(scale / (2 * count));
        Span<float> leftGradient = new float[dimension],
            rightGradient = new float[dimension];
        for (int i = 0; i < count; i++)
        {
            int own = (i * count) + i;
            loss -= (Math.Log(Math.Max(forth[own], 1e-30f)) + Math.Log(Math.Max(back[own], 1e-30f))) / (2 * count);
            Span<float> l = left.AsSpan(i * dimension, dimension),
                r = right.AsSpan(i * dimension, dimension);
            TensorPrimitives.MultiplyAdd(r, -2f, pullLeft.Slice(i * dimension, dimension), leftGradient);
            TensorPrimitives.MultiplyAdd(l, -2f, pullRight.Slice(i * dimension, dimension), rightGradient);
            byScale += TensorPrimitives.Dot<float>(leftGradient, l) * weight;
            Unnormalize(l, leftGradient, weight / leftLengths[i]);
            Unnormalize(r, rightGradient, weight / rightLengths[i]);
        }

        MoveScale(byScale);
        return loss;
    }

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    static float[] Normalize(float[] sums, int dimension)
    {
        var lengths = new float[sums.Length / dimension];
        for (int i = 0; i < lengths.Length; i++)
        {
            Span<float> sum = sums.AsSpan(i * dimension, dimension);
            lengths[i] = TensorPrimitives.Norm<float>(sum) + 1e-8f;
            TensorPrimitives.Divide(sum, lengths[i], sum);
        }

        return lengths;
    }

    // From the gradient by the unit vector to that by the sum: without the part along the vector, over the length.
    static void Unnormalize(Span<float> unit, Span<float> gradient, float factor)
    {
        float along = TensorPrimitives.Dot<float>(unit, gradient);
        TensorPrimitives.MultiplyAdd(unit, -along, gradient, gradient);
        TensorPrimitives.Multiply(gradient, factor, unit);
    }

    void MoveScale(double gradient)
    {
        State[1] = (Decay1 * State[1]) + ((1 - Decay1) * gradient);
        State[2] = (Decay2 * State[2]) + ((1 - Decay2) * gradient * gradient);
        State[3]++;
        double step =
            State[1]
            / (1 - Math.Pow(Decay1, State[3]))
            / (Math.Sqrt(State[2] / (1 - Math.Pow(Decay2, State[3]))) + 1e-8);
        State[0] = Math.Clamp(State[0] - (Rate * step), 1, _mostLog);
    }
}
