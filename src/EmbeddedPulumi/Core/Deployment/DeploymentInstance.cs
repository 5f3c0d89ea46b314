namespace Pulumi;

/// <summary>The deployment that is running.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    /// <summary>The organization's name.</summary>
    public string OrganizationName => _deployment.Settings.OrganizationName;

    /// <summary>The project's name.</summary>
    public string ProjectName => _deployment.Settings.ProjectName;

    /// <summary>The stack's name.</summary>
    public string StackName => _deployment.Settings.StackName;

    /// <summary>The project's root folder.</summary>
    public string RootDirectory => _deployment.Settings.RootDirectory;

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun => _deployment.Settings.IsDryRun;

    internal Deployment Deployment => _deployment;

    /// <summary>Calls a function whose arguments may be outputs.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <returns>The result. Unknown, without a call, while an argument is unknown.</returns>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(_deployment.InvokeOutputAsync<T>(token, args, options));

    /// <summary>Calls a function whose arguments may be outputs, after other resources.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>The result. Unknown, without a call, while an argument is unknown.</returns>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        new(_deployment.InvokeOutputAsync<T>(token, args, options));

    /// <summary>Calls a function.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <returns>The result.</returns>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.InvokeValueAsync<T>(token, args, options);

    /// <summary>Calls a function without a result.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <returns>A task that is done when the function is.</returns>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.InvokeValueAsync<object>(token, args, options);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    /// <remarks>Mocks do not see the package of a parameterized provider.</remarks>
    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Invoke<T>(token, args, options);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOutputOptions)"/>
    /// <remarks>Mocks do not see the package of a parameterized provider.</remarks>
    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        Invoke<T>(token, args, options);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions)"/>
    /// <remarks>Mocks do not see the package of a parameterized provider.</remarks>
    public Task<T> InvokeAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeAsync<T>(token, args, options);

    /// <inheritdoc cref="InvokeAsync(string, InvokeArgs, InvokeOptions)"/>
    /// <remarks>Mocks do not see the package of a parameterized provider.</remarks>
    public Task InvokeAsync(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeAsync(token, args, options);
}
