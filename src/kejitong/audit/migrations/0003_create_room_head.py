from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("audit", "0002_index_entries"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoomHead",
            fields=[
                ("room", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="登记册")),
                ("last", models.BigIntegerField(verbose_name="最后序号")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
            ],
            options={
                "verbose_name": "分册链头",
            },
        ),
    ]
