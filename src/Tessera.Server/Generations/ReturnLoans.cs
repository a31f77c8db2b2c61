using Microsoft.Extensions.Options;
using Tessera.Server.Periodic;

namespace Tessera.Server.Generations;

/// <summary>Returns what this process has borrowed for accounts that are quiet now, and what dead processes have left.</summary>
internal sealed class ReturnLoans(Allowances allowances, IOptions<AllowanceOptions> options) : IPeriodicTask
{
    private bool _isFirst = true;

    public TimeSpan Every => options.Value.ReturnAfter / 2;

    public async Task RunAsync(CancellationToken ct)
    {
        await allowances.ReturnUnusedAsync(_isFirst);
        _isFirst = false;
    }
}
