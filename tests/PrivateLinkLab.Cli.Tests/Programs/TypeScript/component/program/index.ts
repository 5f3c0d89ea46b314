import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// What the engine has to know beside resources: components, aliases, transforms, providers, reading and options.
const config = new pulumi.Config();

pulumi.runtime.registerResourceTransform(args => ({
    props: { ...args.props, ...(args.type === "aws:s3/bucket:Bucket" && { tags: { Team: config.require("team") } }) },
    opts: args.opts,
}));

class Store extends pulumi.ComponentResource {
    readonly bucket: aws.s3.Bucket;
    readonly name: pulumi.Output<string>;

    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("shop:storage:Store", name, {}, opts);
        this.bucket = new aws.s3.Bucket(
            `${name}-bucket`,
            {},
            { parent: this, protect: false, aliases: [{ name: `${name}-data` }], ignoreChanges: ["forceDestroy"] },
        );
        this.name = this.bucket.bucket;
        this.registerOutputs({ name: this.name });
    }
}

const ireland = new aws.Provider("ireland", { region: "eu-west-1", defaultTags: { tags: { Where: "Ireland" } } });
const here = new Store("here", {
    transforms: [
        args => (args.custom ? { props: { ...args.props, forceDestroy: true }, opts: args.opts } : undefined),
    ],
});
const there = new Store(config.get("there") ?? "there", {
    providers: [ireland],
    aliases: [{ name: "there" }],
});
const theirs = aws.ec2.Vpc.get("theirs", "vpc-0123456789abcdef0");
const text = new aws.s3.BucketObjectv2("text", {
    bucket: here.bucket,
    source: new pulumi.asset.StringAsset("hello"),
});
const caller = aws.getCallerIdentity({});

export const account = caller.then(identity => identity.accountId);
export const names = [here.name, there.name];
export const password = config.requireSecret("password");
export const object = text.id;
export const existing = theirs.id;
export const store = here;
