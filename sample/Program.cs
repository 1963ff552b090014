// An API with two policies, compiled from cors.json and uploads.cors.json when the project was built. This file and the
// two policies are what an application needs; the folder Playground makes the page that shows them.
using Sample.Playground;

// In Development, each answer has a header, CorsGen-Reason, with the decision and its reason.
WebApplicationBuilder builder = WebApplication.CreateBuilder(["--environment=Development", .. args]);
builder.Services.AddCorsGen(cors =>
{
    cors.AddDefaultPolicy(CorsPolicy.Instance);
    cors.AddPolicy("uploads", UploadsCorsPolicy.Instance);
});
builder.AddPlayground();

WebApplication app = builder.Build();

app.UseCorsGen();
app.Map("/things/{id}", (string id, HttpRequest request) => new { id, request.Method });
app.Map("/uploads/{name}", (string name, HttpRequest request) => new { name, request.Method }).RequireCors("uploads");

// The API and the page, in one process and under two origins.
return await app.RunWithPlaygroundAsync(args);
