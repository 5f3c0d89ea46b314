import json
import os
import socket

import boto3


def handler(event, context):
    """Reads the database's password and sees whether the database answers."""
    secret = boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["SECRET"])
    user = json.loads(secret["SecretString"])["username"]
    with socket.create_connection((os.environ["HOST"], 3306), timeout=5):
        return {"user": user, "database": "answers"}
