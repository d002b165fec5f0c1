package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.TestRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasCheckCommandTest {

    @TempDir
    Path repository;

    private Path schemas;

    @BeforeEach
    void copy() throws IOException {
        schemas = SchemasCopy.in(repository);
    }

    @Test
    void whatHasLandedMayLand() {
        var run = check();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("may land");
    }

    @Test
    void aReleasedFileThatWasEditedIsRefusedWithWhatToDoInstead() throws IOException {
        edit("rentals/RentalCompleted/v1.avsc");
        var run = check();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("schemas/rentals/RentalCompleted/v1.avsc", "Instead: ", "This may not land: ");
    }

    @Test
    void whoEditsTheLockAsWellIsFoundOutByTheBase() throws Exception {
        git("init", "--quiet");
        commit();
        assertThat(check("--base", "HEAD").exitCode()).isZero();

        var lock = schemas.resolve("released.sha256");
        var without = Files.readAllLines(lock).stream()
                .filter(line -> !line.endsWith("rentals/RentalCompleted/v1.avsc"))
                .toList();
        Files.write(lock, without);
        edit("rentals/RentalCompleted/v1.avsc");
        assertThat(CommandRun.of("schemas", "lock", "--folder", schemas.toString())
                        .exitCode())
                .isZero();

        assertThat(check().exitCode()).isZero();
        var run = check("--base", "HEAD");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("rentals/RentalCompleted/v1.avsc", "lock-only-grows");
    }

    @Test
    void whatTheBaseHasReleasedSinceIsNotMissing() throws Exception {
        git("init", "--quiet", "--initial-branch", "main");
        commit();
        git("checkout", "--quiet", "-b", "change");
        git("checkout", "--quiet", "main");
        draft();
        assertThat(CommandRun.of("schemas", "lock", "--folder", schemas.toString())
                        .exitCode())
                .isZero();
        commit();
        git("checkout", "--quiet", "change");

        var run = check("--base", "main");

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void aBaseThatThereIsNotIsNamed() throws Exception {
        git("init", "--quiet");
        var run = check("--base", "origin/main");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("--base origin/main: no commit that this one shares");
    }

    @Test
    void aRegistryJudgesToo() throws IOException {
        var token = Files.writeString(
                repository.resolve("token"), TestRegistry.shared().deploymentToken());
        var run = check("--registry", BackingServices.shared().registryUrl(), "--token-file", token.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("The registry would take them");
    }

    /** A new version, with what only its author can say. */
    private void draft() throws IOException {
        CommandRun.of("schemas", "new", "rentals/RentalCompleted", "--folder", schemas.toString());
        var description = schemas.resolve("rentals/RentalCompleted/event.yaml");
        Files.writeString(description, Files.readString(description).replaceFirst("TODO.*", "Tells more."));
    }

    @Test
    void lockingReleasesWhatIsNew() throws IOException {
        draft();
        assertThat(check().exitCode()).isEqualTo(1);

        var run = CommandRun.of("schemas", "lock", "--folder", schemas.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("locked  rentals/RentalCompleted/v2.avsc");
        assertThat(schemas.resolve("rentals/RentalCompleted/examples/v2-on-time.hex"))
                .isNotEmptyFile();
        assertThat(check().exitCode()).isZero();
    }

    private CommandRun check(String... more) {
        var arguments = new ArrayList<>(List.of("schemas", "check", "--folder", schemas.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /** An edit that is compatible, so that only the lock is in its way. */
    private void edit(String schema) throws IOException {
        var file = schemas.resolve(schema);
        Files.writeString(file, Files.readString(file).replaceFirst("\"doc\": \"", "\"doc\": \"Well. "));
    }

    private void commit() throws IOException, InterruptedException {
        git("add", ".");
        git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "-m", "Release");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
