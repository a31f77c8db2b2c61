using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>Makes a request of an input in a vendor's names; errors are reported in these names.</summary>
internal sealed class ReadVendorInput(ReadCall calls, FindRoutedModel models)
{
    /// <summary>
    /// Makes the request for the model that was found or, if that does not allow what is given, for another that the vendor has under
    /// the same ID.
    /// </summary>
    public Task<Result<VendorCall>> ReadAsync(
        Caller caller, FindRoutedModel.RoutedModel found, Func<FindRoutedModel.RoutedModel, VendorInput> read, CancellationToken ct)
    {
        var named = read(found);
        var input = named.Fits ? named : models.SharingWith(found).Select(read).FirstOrDefault(other => other.Fits) ?? named;
        return ReadAsync(caller, input, ct);
    }

    private async Task<Result<VendorCall>> ReadAsync(Caller caller, VendorInput input, CancellationToken ct)
    {
        var model = input.Model;
        var isMissing = (model.Category is Category.Text || model.Prompt is InputUse.Required) && string.IsNullOrWhiteSpace(input.Prompt);
        var read = await calls.ReadAsync(
            caller,
            new DraftCall(model, input.Problems)
            {
                AskedFor = input.AskedFor,
                Options = input.Options,
                Prompt = input.Prompt,
                Messages = model.Category is Category.Text ? MessagesOf(input) : [],
                TextMember = input.PromptName,
                MissingText = isMissing
                    ? new FieldError(input.PromptName, $"`{input.PromptName}` is required by {model.Slug}.") { Kind = "missing" }
                    : null,
                Warnings = input.Warnings,
            },
            ct);
        return read.IsError ? input.InVendorNames(read.Error) : new VendorCall(read.Value, input.Results);
    }

    private static List<DraftMessage> MessagesOf(VendorInput input)
    {
        var messages = new List<DraftMessage>();
        if (input.System is { Length: > 0 } system)
        {
            messages.Add(DraftMessage.OfText("system", "system_prompt", system));
        }

        messages.Add(new DraftMessage("user", input.PromptName)
        {
            Parts =
            [
                .. input.Images.Select(image => new DraftPart.Image(image.Url, image.Member, image.Member)),
                new DraftPart.Text(input.Prompt ?? ""),
            ],
        });
        return messages;
    }
}
