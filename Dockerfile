# The emulator as an image. Not built by the checks of this project.
#
#     docker build -t viam-cloud-emulator .
#     docker run --rm -p 8080:8080 -p 8081:8081 -v cloud:/data viam-cloud-emulator
#
# 8080 is the API (gRPC), 8081 downloads (HTTP). What follows the name of the image is added to the command line:
# `--seed /seed/fleet.yaml`, `--public-url http://cloud:8081` where others reach the ports by another name.
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY generated generated
COPY src src
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[emulator]"

FROM python:3.13-slim
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links /wheels "viam-cloud[emulator]" && rm -r /wheels \
    && useradd --create-home emulator && install -d -o emulator -m 0700 /data
USER emulator
VOLUME /data
EXPOSE 8080 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["python", "-c", "\
import grpc; from grpc_health.v1 import health_pb2 as h, health_pb2_grpc as s; \
s.HealthStub(grpc.insecure_channel('127.0.0.1:8080')).Check(h.HealthCheckRequest(), timeout=2)"]
ENTRYPOINT ["viam-cloud-emulator", "--host", "0.0.0.0", "--port", "8080", "--download-port", "8081", "--data", "/data"]
