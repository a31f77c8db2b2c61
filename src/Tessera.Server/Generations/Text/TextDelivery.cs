using Tessera.Providers;

namespace Tessera.Server.Generations.Text;

/// <summary>Where a streamed text goes while it is generated.</summary>
/// <param name="Begin">Called once it can be canceled, to announce it to the client.</param>
/// <param name="Send">Sends a part to the client and returns, when it was sent, whether the client received anything of it; throws when it has disconnected.</param>
/// <param name="TakesCalls">Whether it sends <see cref="TextPart.Calls"/> as well as text.</param>
/// <param name="TakesThoughts">Whether it sends <see cref="TextPart.Thinking"/> that has something to show.</param>
internal sealed record TextDelivery(Func<ValueTask> Begin, Func<TextPart, ValueTask<bool>> Send, bool TakesCalls, bool TakesThoughts);
