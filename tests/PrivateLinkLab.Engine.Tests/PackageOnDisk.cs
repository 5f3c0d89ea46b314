namespace PrivateLinkLab.Engine.Tests;

/// <summary>A program's folder with a package in it, declared as Pulumi declares its packages.</summary>
internal sealed class PackageOnDisk : IDisposable
{
    public PackageOnDisk()
    {
        Folder = Directory.CreateTempSubdirectory("lab-").FullName;
        Write(
            "appmesh/mesh.d.ts",
            """
            import * as pulumi from "@pulumi/pulumi";
            export declare class Mesh extends pulumi.CustomResource {
                static get(name: string, id: pulumi.Input<pulumi.ID>): Mesh;
                /**
                 * The name.
                 */
                readonly name: pulumi.Output<string>;
                readonly invokeUrl: pulumi.Output<string>;
                readonly optional: pulumi.Output<string | undefined>;
                readonly tags: pulumi.Output<{
                    [key: string]: string;
                } | undefined>;
                constructor(name: string);
            }
            export interface MeshArgs {
                other?: pulumi.Input<string>;
            }
            """
        );
        Write(
            "appmesh/getMesh.d.ts",
            """
            import * as outputs from "../types/output";
            export declare function getMesh(args: GetMeshArgs): Promise<GetMeshResult>;
            export interface GetMeshArgs {
                name: string;
            }
            export interface GetMeshResult {
                readonly createdDate: string;
                readonly name: string;
                readonly optional?: string;
                readonly specs: outputs.appmesh.GetMeshSpec[];
                readonly tags: {
                    [key: string]: string;
                };
            }
            """
        );
        Write(
            "types/output.d.ts",
            """
            export declare namespace acm {
                interface GetMeshSpec {
                    wrong: string;
                }
            }
            export declare namespace appmesh {
                interface OtherGetMeshSpec {
                    wrong: string;
                }
                interface GetMeshSpec {
                    retries: number;
                }
            }
            """
        );
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string file, string content)
    {
        var path = Path.Combine(Folder, "node_modules", "@pulumi", "aws", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
