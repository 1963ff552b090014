using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>
/// Finds the controllers nested in a test class: by default, MVC only finds public, top-level controllers.
/// </summary>
internal sealed class NestedControllers(Type test) : ControllerFeatureProvider
{
    protected override bool IsController(System.Reflection.TypeInfo typeInfo) =>
        typeInfo.DeclaringType == test && typeInfo.IsSubclassOf(typeof(ControllerBase)) && !typeInfo.IsAbstract;
}
