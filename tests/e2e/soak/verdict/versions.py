"""What has a version: it is there and has not gone back."""


def still_there(client, thing, record):
    """Answers it as it stands, or None with a fault."""
    answer = client.get(thing.account, thing.path)
    if answer.status != 200 or answer.json["version"] < thing.document["version"]:
        record.fault(f"an acknowledged {thing.kind} is gone or went back", f"{thing.path}: clients were told {thing.document}, there is {answer.body}")
        return None
    return answer.json
