using Tessera.Bench;

return args switch
{
    ["upstream", var port] => await MockUpstream.RunAsync(port),
    ["forwarder", var port, var upstream] => await BareForwarder.RunAsync(port, new Uri(upstream)),
    ["streams", var url, var key, var count] => await StreamLoad.RunAsync(new Uri(url), key, count),
    ["streams", var url, var key, var count, var perSecond] => await StreamLoad.RunAsync(new Uri(url), key, count, perSecond),
    ["disk", var folder, var seconds] => await DiskLoad.RunAsync(folder, seconds),
    ["heap", var upstream, var folder, var count] => await StreamHeap.RunAsync(new Uri(upstream), folder, count),
    ["nodes", var url, var key, var seconds] => await NodesLoad.RunAsync(new Uri(url), key, seconds),
    ["tasks", var url, var key, var count] => await TaskLoad.RunAsync(new Uri(url), key, count),
    ["scale", var target] => await Scale.RunAsync(target),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Tessera.Bench upstream PORT | forwarder PORT UPSTREAM | streams URL KEY COUNT [PER-SECOND] | disk FOLDER SECONDS | heap UPSTREAM FOLDER STREAMS | nodes URL KEY SECONDS | tasks URL KEY COUNT | scale FOLDER-OR-CONNECTION");
    return 2;
}
