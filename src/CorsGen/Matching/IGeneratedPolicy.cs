using System.ComponentModel;

namespace CorsGen.Matching;

/// <summary>
/// Gets the <c>Instance</c> of a generated class from any of its objects, without reflection: generic code can create
/// an object of its type argument, but cannot access static members. For generated code; applications use the class's
/// own <c>Instance</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGeneratedPolicy : ICorsPolicy
{
    /// <summary>The object that the class's <c>Instance</c> holds.</summary>
    ICorsPolicy Instance { get; }
}
