package org.fleetrental.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.schemas.registration.Register;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry a command speaks to, and as whom. */
final class RegistryChoice {

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Its v3 API, as in http://HOST/apis/registry/v3 (default: that of the local system).")
    private @Nullable URI address;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the credential. Default: the environment's " + Register.TOKEN
                    + "; for the local system one is made.")
    private @Nullable Path tokenFile;

    URI address() {
        return address == null ? URI.create(Supervisor.here().ports().registryUrl()) : address;
    }

    /** Absent if nobody has given one: a foreign registry never gets one of the local system's. */
    @Nullable
    String token() {
        var told = System.getenv(Register.TOKEN);
        if (tokenFile != null) {
            return read(tokenFile);
        }
        if (told != null && !told.isBlank()) {
            return told.strip();
        }
        return address == null ? LocalTokens.in(Supervisor.here().keys()).schemaDeploymentToken() : null;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("--token-file " + file + " cannot be read", failure);
        }
    }
}
