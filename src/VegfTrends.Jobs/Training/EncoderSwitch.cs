using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Jobs.Training;

/// <summary>The encoder that every job works with from now on.</summary>
/// <param name="Choice">What was chosen.</param>
/// <param name="EncoderId">Its id.</param>
/// <param name="Trained">The category model trained for it; <c>null</c> where it had one.</param>
public sealed record SwitchedEncoder(EncoderChoice Choice, string EncoderId, TrainedCategories? Trained);

/// <summary>Makes an encoder the one that every job works with, with a category model trained for it.</summary>
public static class EncoderSwitch
{
    /// <param name="name">Of an installed encoder, or that of the bundled one.</param>
    /// <param name="options">What to learn from where a model must be trained; its folder is not looked at.</param>
    /// <param name="messages">Told the steps of a training.</param>
    /// <param name="cancel">Ends the work; the encoder before it stays in use.</param>
    /// <exception cref="UsageException">Label files go with an encoder that has its categories.</exception>
    /// <exception cref="InvalidDataException">The encoder is not installed or broken, or there is nothing to train
    /// on.</exception>
    public static SwitchedEncoder To(
        string name,
        CategoryTrainingOptions options,
        JobMessages messages,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(messages);
        EncoderFolders folders = EncoderFolders.Default;
        EncoderChoice choice = EncoderChoice.Of(folders, name);
        bool given = options.Labels.Count > 0;
        if (choice.IsBundled && given)
        {
            throw new UsageException(
                "The bundled encoder has its categories. Train others beside them: vegftrends encoder use bundled, "
                    + "then vegftrends train --labels FILES --out DIR."
            );
        }

        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(choice.Folder);
        TrainedCategories? trained = null;
        if (!choice.IsBundled && (given || !choice.HasCategories(CanonicalNames.IdOver(encoder.Id))))
        {
            if (!given && !Directory.Exists(LabelSources.Folder))
            {
                throw new InvalidDataException(
                    $"There is no category model for encoder '{choice.Name}' and nothing to train one on, so nothing "
                        + $"was changed. Give label files: vegftrends encoder use {choice.Name} --labels FILES, or run "
                        + $"it in a checkout."
                );
            }

            trained = CategoryTraining.Run(encoder, choice.Categories, options, messages, cancel);
        }

        // Last, so that a training that fails or is stopped leaves the encoder before it in use.
        choice.Save(folders);
        return new SwitchedEncoder(choice, encoder.Id, trained);
    }
}
