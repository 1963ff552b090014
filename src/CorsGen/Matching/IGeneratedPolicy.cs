using System.ComponentModel;

namespace CorsGen.Matching;

/// <summary>
/// A generated class's way from any of its objects to its <c>Instance</c>, without reflection: what has the class as a
/// type argument can create an object of it, and no more. For generated code; applications use the class's
/// <c>Instance</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGeneratedPolicy : ICorsPolicy
{
    /// <summary>The object that the class's <c>Instance</c> holds.</summary>
    ICorsPolicy Instance { get; }
}
