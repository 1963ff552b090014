// An API with two policies, compiled from cors.json and uploads.cors.json when the project was built. This file and the
// two policies are what an application needs; the folder Playground makes the page that shows them.
using Sample.Playground;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.AddPlayground();

WebApplication app = builder.Build();

// One policy for the whole API, and another one for an endpoint.
app.UseCors(CorsPolicy.Instance);
app.Map("/things/{id}", (string id, HttpRequest request) => new { id, request.Method });
app.Map("/uploads/{name}", (string name, HttpRequest request) => new { name, request.Method })
    .RequireCors(UploadsCorsPolicy.Instance);

// The API and the page, in one process and under two origins.
return await app.RunWithPlaygroundAsync(args);
