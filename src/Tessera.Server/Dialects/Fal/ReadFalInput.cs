using System.Text.Json;
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

        return await inputs.ReadAsync(caller, found.Value, routed => Read(given.Members ?? [], routed), ct);
    }

    private static VendorInput Read(Dictionary<string, JsonElement> members, FindRoutedModel.RoutedModel routed)
    {
        var input = new VendorInput(routed.Model, new BodyProblems { MistypesAreFields = true }) { AskedFor = routed.AskedFor };
        input.Read(members.Where(member => member.Key != FalImageSize.Member), routed.Mappings);
        if (members.TryGetValue(FalImageSize.Member, out var size))
        {
            FalImageSize.Add(size, input);
        }

        return input;
    }
}
