package org.fleetrental.schemas.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fleetrental.schemas.corpus.SchemasCopy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseLockTest {

    private static final String EXAMPLES = "fleet/VehicleRegistered/examples/";

    @TempDir
    Path schemas;

    @BeforeEach
    void copySchemas() throws IOException {
        SchemasCopy.in(schemas);
    }

    @Test
    void lockingAgainAddsNothing() throws IOException {
        var before = lock();
        assertThat(ReleaseLock.in(schemas).lock()).isEqualTo(new Locking.Locked(List.of()));
        assertThat(lock()).isEqualTo(before);
    }

    @Test
    void aNewExampleGetsItsBytesAndTwoLinesAtTheEnd() throws IOException {
        var before = lock();
        addExample();
        assertThat(ReleaseLock.in(schemas).lock())
                .isEqualTo(new Locking.Locked(List.of(EXAMPLES + "v1-another.json", EXAMPLES + "v1-another.hex")));
        assertThat(lock()).startsWith(before);
        assertThat(schemas.resolve(EXAMPLES + "v1-another.hex"))
                .hasSameTextualContentAs(schemas.resolve(EXAMPLES + "v1-new-vehicle.hex"));
    }

    @Test
    void whatWasProposedIsNotLandedBeforeItIsLocked() throws IOException {
        addExample();
        assertThat(SchemaGate.check(schemas)).extracting(Refusal::rule).containsOnly("locked");
    }

    @Test
    void nothingIsWrittenWhileAnyRuleRefuses() throws IOException {
        var before = lock();
        addExample();
        Files.delete(schemas.resolve("rentals/RentalReserved/v1.avsc"));
        assertThat(ReleaseLock.in(schemas).lock()).isInstanceOf(Locking.Refused.class);
        assertThat(lock()).isEqualTo(before);
        assertThat(schemas.resolve(EXAMPLES + "v1-another.hex")).doesNotExist();
    }

    @Test
    void aLockThatOnlyGrewIsFine() throws IOException {
        var before = lock();
        addExample();
        ReleaseLock.in(schemas).lock();
        assertThat(ReleaseLock.in(schemas).removedOrChangedSince(before)).isEmpty();
    }

    @Test
    void whoeverEditsAReleasedFileAndItsLineIsFoundOutByTheOlderLock() throws IOException {
        var before = lock();
        var file = schemas.resolve("fleet/VehicleRegistered/v1.avsc");
        var oldHash = LockFile.hash(file);
        Files.writeString(file, Files.readString(file).replace("joined the fleet", "joined our fleet"));
        Files.writeString(schemas.resolve(LockFile.NAME), before.replace(oldHash, LockFile.hash(file)));

        assertThat(SchemaGate.check(schemas)).isEmpty();
        assertThat(ReleaseLock.in(schemas).removedOrChangedSince(before))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo("fleet/VehicleRegistered/v1.avsc");
                    assertThat(refusal.problem()).contains("has changed");
                });
    }

    @Test
    void aLineThatIsGoneIsFoundOutByTheOlderLock() throws IOException {
        var before = lock();
        Files.writeString(schemas.resolve(LockFile.NAME), before.substring(before.indexOf('\n') + 1));
        assertThat(ReleaseLock.in(schemas).removedOrChangedSince(before))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.problem()).contains("is gone"));
    }

    @Test
    void aLineThatIsWrittenByHandIsRefused() throws IOException {
        var line = lock().lines().findFirst().orElseThrow();
        Files.writeString(schemas.resolve(LockFile.NAME), lock() + line + "\nreleased, believe me\n");
        assertThat(SchemaGate.check(schemas))
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal.rule()).isEqualTo("released-unchanged"));
    }

    private void addExample() throws IOException {
        Files.copy(schemas.resolve(EXAMPLES + "v1-new-vehicle.json"), schemas.resolve(EXAMPLES + "v1-another.json"));
    }

    private String lock() throws IOException {
        return Files.readString(schemas.resolve(LockFile.NAME));
    }
}
