namespace VegfTrends.Encoder;

/// <summary>The products of one training step: scores of all left and right unit vectors, their softmax both ways, and
/// what that pulls each vector to.</summary>
static class ContrastGraph
{
    public static byte[] Write() =>
        new OnnxModel("contrast")
            .Node("Gemm", ["left", "right"], "cosines", ("transB", 1))
            .Node("Mul", ["cosines", "scale"], "scores")
            .Node("Softmax", ["scores"], "forth", ("axis", 1))
            .Node("Softmax", ["scores"], "back", ("axis", 0))
            .Node("Add", ["forth", "back"], "both")
            .Node("Gemm", ["both", "right"], "pull_left")
            .Node("Gemm", ["both", "left"], "pull_right", ("transA", 1))
            .Input("left", OnnxType.Float32, "pairs", "dimension")
            .Input("right", OnnxType.Float32, "pairs", "dimension")
            .Input("scale", OnnxType.Float32, 1)
            .Output("forth", OnnxType.Float32, "pairs", "pairs")
            .Output("back", OnnxType.Float32, "pairs", "pairs")
            .Output("pull_left", OnnxType.Float32, "pairs", "dimension")
            .Output("pull_right", OnnxType.Float32, "pairs", "dimension")
            .ToArray();
}
