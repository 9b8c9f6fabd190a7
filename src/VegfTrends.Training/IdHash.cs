using System.Security.Cryptography;
using System.Text;

namespace VegfTrends.Training;

/// <summary>Chance that follows from an id alone: the same in every run, and a paper added to a file moves no other
/// one.</summary>
static class IdHash
{
    public static byte[] Of(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));

    /// <summary>The fold of cross-validation, from 0; takes the first byte.</summary>
    public static int Fold(string id, int folds) => Of(id)[0] * folds / 256;
}
