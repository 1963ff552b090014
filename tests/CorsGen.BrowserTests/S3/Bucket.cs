using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace CorsGen.BrowserTests.S3;

/// <summary>
/// A bucket in memory, as far as Amazon's SDK needs it for objects, in one piece and in parts. It checks no signature.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
/// </summary>
internal sealed class Bucket
{
    public const string Name = "bucket";

    private const string MetadataPrefix = "x-amz-meta-";

    private static readonly XNamespace s_namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly ConcurrentDictionary<string, StoredObject> _objects = new();
    private readonly ConcurrentDictionary<string, StartedUpload> _uploads = new();

    /// <summary>Its objects, by key.</summary>
    public IDictionary<string, StoredObject> Objects => _objects;

    /// <summary>Adds its endpoints to an application.</summary>
    public void Map(WebApplication app)
    {
        const string Pattern = $"/{Name}/{{key}}";
        app.MapPut(Pattern, PutAsync);
        app.MapPost(Pattern, PostAsync);
        app.MapMethods(Pattern, ["GET", "HEAD"], Get);
        app.MapDelete(Pattern, Delete);
    }

    // PutObject and UploadPart.
    private async Task<IResult> PutAsync(string key, HttpRequest request, string? uploadId, int? partNumber)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        StoredObject stored = new(content.ToArray(), request.ContentType, MetadataOf(request));
        if (uploadId is null)
        {
            _objects[key] = stored;
        }
        else
        {
            _uploads[uploadId].Parts[partNumber!.Value] = stored;
        }

        request.HttpContext.Response.Headers.ETag = stored.ETag;
        return Results.Ok();
    }

    // CreateMultipartUpload and CompleteMultipartUpload.
    private async Task<IResult> PostAsync(string key, HttpRequest request, string? uploadId)
    {
        if (uploadId is null)
        {
            string id = Guid.NewGuid().ToString("N");
            _uploads[id] = new StartedUpload(request.ContentType, MetadataOf(request));
            return Xml(
                "InitiateMultipartUploadResult", ("Bucket", Name), ("Key", key), ("UploadId", id));
        }

        XDocument list = await XDocument.LoadAsync(request.Body, LoadOptions.None, request.HttpContext.RequestAborted);
        StartedUpload upload = _uploads[uploadId];
        var content = new List<byte>();
        foreach (XElement element in list.Root!.Elements(s_namespace + "Part"))
        {
            StoredObject part = upload.Parts[(int)element.Element(s_namespace + "PartNumber")!];
            if (part.ETag != (string?)element.Element(s_namespace + "ETag"))
            {
                return Error(StatusCodes.Status400BadRequest, "InvalidPart", "There is no such part.");
            }

            content.AddRange(part.Content);
        }

        var complete = new StoredObject([.. content], upload.ContentType, upload.Metadata);
        _objects[key] = complete;
        _uploads.TryRemove(uploadId, out _);
        return Xml("CompleteMultipartUploadResult", ("Bucket", Name), ("Key", key), ("ETag", complete.ETag));
    }

    // GetObject and HeadObject.
    private IResult Get(string key, HttpResponse response)
    {
        if (!_objects.TryGetValue(key, out StoredObject? stored))
        {
            return Error(StatusCodes.Status404NotFound, "NoSuchKey", "There is no such key.");
        }

        response.Headers.ETag = stored.ETag;
        foreach ((string name, string value) in stored.Metadata)
        {
            response.Headers[MetadataPrefix + name] = value;
        }

        return Results.Bytes(stored.Content, stored.ContentType);
    }

    // DeleteObject and AbortMultipartUpload.
    private IResult Delete(string key, string? uploadId)
    {
        if (uploadId is null)
        {
            _objects.TryRemove(key, out _);
        }
        else
        {
            _uploads.TryRemove(uploadId, out _);
        }

        return Results.NoContent();
    }

    private static Dictionary<string, string> MetadataOf(HttpRequest request) => request.Headers
        .Where(header => header.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(header => header.Key[MetadataPrefix.Length..], header => header.Value.ToString());

    private static IResult Xml(string root, params (string Name, string Value)[] values) => Results.Text(
        new XElement(s_namespace + root, values.Select(value => new XElement(s_namespace + value.Name, value.Value)))
            .ToString(),
        "application/xml");

    private static IResult Error(int status, string code, string message) => Results.Text(
        new XElement("Error", new XElement("Code", code), new XElement("Message", message)).ToString(),
        "application/xml",
        statusCode: status);

    private sealed record StartedUpload(string? ContentType, IReadOnlyDictionary<string, string> Metadata)
    {
        public ConcurrentDictionary<int, StoredObject> Parts { get; } = new();
    }
}

/// <summary>An object, or a part of one.</summary>
internal sealed record StoredObject(
    byte[] Content, string? ContentType, IReadOnlyDictionary<string, string> Metadata)
{
    public string ETag { get; } = string.Create(
        CultureInfo.InvariantCulture, $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..32]}\"");
}
