# %% [markdown]
# # A fleet in a notebook
# Tables, plots and progress bars, of what `VIAM_API_KEY` and `VIAM_API_KEY_ID` stand for.

# %%
# pyright: basic, reportUnusedExpression=false
import matplotlib.pyplot as plt

from viam_cloud import ViamClient
from viam_cloud.tables import to_pandas
from viam_cloud.utils import create_filter

client = ViamClient.create_from_env_vars()
app, data = client.app_client, client.data_client
client

# %% [markdown]
# What a method returns is shown as a table, without secrets:

# %%
part = app.find_part("picker-1")
data.list_captured_resources(part.id)

# %%
app.get_robot_part_logs(part.id)

# %% [markdown]
# Any list or iterator of results becomes a data frame:

# %%
points = data.export_tabular_data(part.id, "battery", "rdk:component:sensor", "Readings")
battery = to_pandas(points).set_index("time_captured").filter(like="payload.readings")
battery = battery.rename(columns={name: name.rpartition(".")[2] for name in battery})
battery.tail(3)

# %%
axes = battery.plot(subplots=True, figsize=(6, 3), marker=".", title="Battery of picker-1")

# %% [markdown]
# What takes long shows a bar. Interrupt it, run the cell again, and it does what is left.

# %%
pictures = create_filter(mime_type=["image/png"])
images = data.download_binary_data("images", filter=pictures, progress=True)
plt.figure(figsize=(2, 2))
shown = plt.imshow(plt.imread(images[0].path))
limits = plt.axis("off")
