from django.db import migrations
from django.db.models import Max


def fill(apps, schema_editor):
    """Each room's last entry, out of the journal as it stands."""
    entry, head = apps.get_model("audit", "Entry"), apps.get_model("audit", "RoomHead")
    last = [found["last"] for found in entry.objects.values("room").annotate(last=Max("id")).order_by()]
    head.objects.bulk_create(
        head(room=one.room, last=one.id, digest=one.digest) for one in entry.objects.filter(id__in=last)
    )


def empty(apps, schema_editor):
    apps.get_model("audit", "RoomHead").objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ("audit", "0003_create_room_head"),
    ]

    operations = [
        migrations.RunPython(fill, empty),
    ]
