package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.Folders;
import org.fleetrental.local.TestRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The commands that speak to a registry, each test with an owner of its own. */
class SchemasCommandTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @TempDir
    Path folder;

    private final TestRegistry registry = TestRegistry.shared();
    private String owner;

    @BeforeEach
    void anEvent(TestInfo test) throws IOException {
        owner = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        new NewEvent(folder, owner, "CarParked").make("fleet.parking", DAY);
        Files.writeString(folder.resolve("token"), registry.deploymentToken() + "\n");
    }

    @Test
    void whatIsMissingDiffersUntilItIsRegistered() {
        assertThat(diff().exitCode()).isEqualTo(1);
        assertThat(diff().output())
                .contains(owner + "/CarParked is not in the registry")
                .contains(owner + "/CarParked has COMPATIBILITY not set")
                .contains(owner + "/CarParked has no version 1");

        var registered = register();
        assertThat(registered.exitCode()).as(registered.output()).isZero();
        assertThat(registered.output()).contains("5 mended");
        assertThat(diff().exitCode()).isZero();
        assertThat(register().output()).contains("had everything before");
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() {
        var run = register("--dry-run");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("has no version 1 in the registry", "5 would be mended; nothing is");
        assertThat(diff().exitCode()).isEqualTo(1);
    }

    @Test
    void whatTheRegistryHasBeyondTheFolderDiffers() throws IOException {
        register();
        Files.move(folder.resolve(owner + "/CarParked"), folder.resolve(owner + "/CarLeft"));
        new NewEvent(folder, owner, "CarTowed").make("fleet.parking", DAY);
        var event = folder.resolve(owner + "/CarLeft");
        Files.writeString(
                event.resolve("v1.avsc"),
                Files.readString(event.resolve("v1.avsc")).replace("Parked", "Left"));
        register();

        new NewEvent(folder, owner, "CarParked").make("fleet.parking", DAY);
        Folders.delete(folder.resolve(owner + "/CarTowed"));

        assertThat(diff().exitCode()).isEqualTo(1);
        assertThat(diff().output().lines())
                .containsExactly(owner + "/CarTowed is in the registry, but not in the folder");
    }

    @Test
    void aVersionThatTheFolderDoesNotKnowDiffers() throws Exception {
        register();
        var smuggled = Files.readString(folder.resolve(owner + "/CarParked/v1.avsc"));
        var content = Map.of("content", smuggled, "contentType", "application/json");
        var answer = registry.send(
                "POST",
                "/groups/" + owner + "/artifacts/CarParked/versions",
                Map.of("version", "7", "content", content),
                registry.deploymentToken());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        assertThat(diff().output()).contains("has a version 7 in the registry that the folder does not know");
    }

    @Test
    void anEditedVersionDiffersAndIsNotRegistered() throws IOException {
        register();
        var schema = folder.resolve(owner + "/CarParked/v1.avsc");
        Files.writeString(schema, Files.readString(schema).replace("TODO, what", "What"));

        assertThat(diff().output())
                .contains("schemas/" + owner + "/CarParked/v1.avsc")
                .contains("never changes");
        var refused = register();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("never changes");
    }

    @Test
    void aForeignRegistryIsNotGivenTheTokenOfTheLocalSystem() {
        var run = CommandRun.of("schemas", "register", "--folder", folder.toString(), "--registry", address());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("wants a credential (401)");
    }

    @Test
    void aRegistryThatIsAwayIsSaidToBe() {
        var run = CommandRun.of("schemas", "diff", "--folder", folder.toString(), "--registry", "http://127.0.0.1:1/x");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("http://127.0.0.1:1/x does not answer");
    }

    private CommandRun diff() {
        return CommandRun.of("schemas", "diff", "--folder", folder.toString(), "--registry", address());
    }

    private CommandRun register(String... more) {
        var arguments =
                new ArrayList<>(List.of("schemas", "register", "--folder", folder.toString(), "--registry", address()));
        arguments.addAll(List.of("--token-file", folder.resolve("token").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static String address() {
        return BackingServices.shared().registryUrl();
    }
}
