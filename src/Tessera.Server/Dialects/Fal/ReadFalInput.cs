using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Fal;

/// <summary>Reads a call to one of fal's endpoints. All errors are reported together, in the caller's names.</summary>
internal sealed class ReadFalInput(FindRoutedModel models, ReadVendorInput inputs)
{
    /// <summary>fal, as routes of the catalogue name it.</summary>
    private const string Provider = "fal";

    public async Task<Result<VendorCall>> ReadAsync(Caller caller, string model, FalInput given, CancellationToken ct)
    {
        var found = models.Find(model.Trim('/'), Provider);
        if (found.IsError)
        {
            return found.Error;
        }

        var problems = new BodyProblems { MistypesAreFields = true };
        var members = given.Members ?? [];
        var input = new VendorInput(found.Value.Model, problems) { AskedFor = found.Value.AskedFor };
        input.Read(members.Where(member => member.Key != FalImageSize.Member), found.Value.Mappings);
        if (members.TryGetValue(FalImageSize.Member, out var size))
        {
            FalImageSize.Add(found.Value.Model, size, input, problems);
        }

        return await inputs.ReadAsync(caller, found.Value.Model, input, problems, ct);
    }
}
