using Tessera.Server.Hosting;

namespace Tessera.Chaos;

public sealed class CrashPointListTests
{
    [Fact]
    public void Every_crash_point_is_in_the_list_once() => typeof(FailPoints).GetFields()
        .Where(field => field.IsLiteral && !field.Name.EndsWith("Variable", StringComparison.Ordinal))
        .Select(field => (string?)field.GetRawConstantValue())
        .Order(StringComparer.Ordinal)
        .ShouldBe(FailPoints.All.Order(StringComparer.Ordinal));
}
