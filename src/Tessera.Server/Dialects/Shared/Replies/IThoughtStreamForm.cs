using Tessera.Providers;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>A form that shows what a model thinks, while it does.</summary>
internal interface IThoughtStreamForm : ITextStreamForm
{
    /// <summary>Sends the next piece of a thought, its signature, or a whole thought.</summary>
    ValueTask ThinkAsync(EventStream events, TextPart.Thinking thought);
}
