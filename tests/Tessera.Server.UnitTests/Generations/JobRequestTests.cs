using System.Text.Json;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Jobs;

namespace Tessera.Server.UnitTests.Generations;

public sealed class JobRequestTests
{
    [Fact]
    public void What_follows_from_a_request_is_not_stored_with_it()
    {
        var request = new JobRequest("A hill", new Dictionary<string, JsonElement>(), new Dictionary<string, string>()) { InputMilliseconds = 5000 };

        var stored = JsonElement.Parse(request.ToJson()).EnumerateObject().Select(member => member.Name);

        stored.Order().ShouldBe(["given", "input_milliseconds", "inputs", "options", "prompt"]);
    }

    [Fact]
    public void A_row_of_a_version_that_stored_the_counts_is_read()
    {
        var row = new Generation
        {
            Id = new GenerationId(1),
            Account = new(1),
            Category = Server.Catalog.Category.Image,
            Model = "any",
            State = GenerationState.Accepted,
            Provider = "any",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Request = """
                {"prompt":"A hill","options":{},"inputs":{},"input_milliseconds":5000,"given":[],
                 "counts":{"prompt_tokens":null,"completion_tokens":null,"characters":6,"input_milliseconds":5000}}
                """,
        };

        var counts = JobRequest.Of(row).Counts;

        (counts.Characters, counts.InputMilliseconds).ShouldBe((6, 5000));
    }
}
