// Two origins of one process: an API that applies the policies, and a page from which a browser calls it.
WebApplication api = SampleApi.Create(args);
if (!await SampleHost.TryStartAsync(api, "--urls"))
{
    return 1;
}

WebApplication page = Playground.Create(args, api.Urls.First());
if (!await SampleHost.TryStartAsync(page, "--page"))
{
    return 1;
}

// cors.json and uploads.cors.json were compiled into classes when the project was built.
foreach (PolicyFile file in PolicyFile.All)
{
    Console.WriteLine($"{file.Name}: {file.Policy.Rules.Count} rule(s)");
}

Console.WriteLine();
Console.WriteLine($"The API:  {api.Urls.First()}");
Console.WriteLine($"The page: {page.Urls.First()}  (open this one; what is denied is logged here)");
Console.WriteLine();

await Task.WhenAll(api.WaitForShutdownAsync(), page.WaitForShutdownAsync());
return 0;
