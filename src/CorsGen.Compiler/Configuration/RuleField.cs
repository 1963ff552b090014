using System.Collections.Immutable;
using System.Linq;

namespace CorsGen.Compiler.Configuration;

/// <summary>
/// A field that a rule may have. JSON names a list in the plural and gives it once; XML names it in the singular and
/// repeats it (Amazon S3, PutBucketCors and "Elements of a CORS configuration").
/// </summary>
internal sealed class RuleField
{
    public static readonly RuleField Id = new("ID", "ID", isList: false);
    public static readonly RuleField AllowedOrigins = new("AllowedOrigins", "AllowedOrigin", isList: true);
    public static readonly RuleField AllowedMethods = new("AllowedMethods", "AllowedMethod", isList: true);
    public static readonly RuleField AllowedHeaders = new("AllowedHeaders", "AllowedHeader", isList: true);
    public static readonly RuleField ExposeHeaders = new("ExposeHeaders", "ExposeHeader", isList: true);
    public static readonly RuleField MaxAgeSeconds = new("MaxAgeSeconds", "MaxAgeSeconds", isList: false);
    public static readonly RuleField AllowCredentials = new("AllowCredentials", "AllowCredentials", isList: false);

    public static readonly ImmutableArray<RuleField> All = ImmutableArray.Create(
        Id, AllowedOrigins, AllowedMethods, AllowedHeaders, ExposeHeaders, MaxAgeSeconds, AllowCredentials);

    private RuleField(string jsonName, string xmlName, bool isList)
    {
        JsonName = jsonName;
        XmlName = xmlName;
        IsList = isList;
    }

    public string JsonName { get; }

    public string XmlName { get; }

    public bool IsList { get; }

    public string NameIn(DocumentForm form) => form == DocumentForm.Xml ? XmlName : JsonName;

    public static RuleField? Find(string name, DocumentForm form) =>
        All.FirstOrDefault(field => field.NameIn(form) == name);
}
