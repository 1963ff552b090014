using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace CorsGen.AspNetCore.Tests.Infrastructure;

/// <summary>
/// Finds the controllers that a test class has of its own: those of an application are public and at the top.
/// </summary>
internal sealed class NestedControllers(Type test) : ControllerFeatureProvider
{
    protected override bool IsController(System.Reflection.TypeInfo typeInfo) =>
        typeInfo.DeclaringType == test && typeInfo.IsSubclassOf(typeof(ControllerBase)) && !typeInfo.IsAbstract;
}
