package org.fleetrental.schemas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.fleetrental.schemas.corpus.CorpusChange.Verdict;
import org.fleetrental.schemas.gate.Locking;
import org.fleetrental.schemas.gate.Refusal;
import org.fleetrental.schemas.gate.ReleaseLock;
import org.fleetrental.schemas.gate.SchemaGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate says to each change of the corpus, from the proposal to the lock. */
class CorpusTest {

    @TempDir
    Path folder;

    static List<CorpusChange> changes() {
        return Corpus.changes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void eachChangeIsJudgedRightlyAndByTheRightRules(CorpusChange change) throws IOException {
        var schemas = SchemasCopy.in(folder);
        Proposal.makeIn(schemas, change);

        var refusals = switch (ReleaseLock.in(schemas).lock()) {
            case Locking.Refused(var reasons) -> reasons;
            case Locking.Locked _ -> SchemaGate.check(schemas);
        };

        var texts = refusals.stream().map(Refusal::text).collect(Collectors.joining("\n"));
        assertThat(refusals.stream().map(Refusal::rule).collect(Collectors.toSet()))
                .as(texts)
                .isEqualTo(change.rules());
        assertThat(refusals.isEmpty()).isEqualTo(change.verdict() == Verdict.ACCEPTS);
    }

    @Test
    void thereAreManyOfEachKind() {
        assertThat(changes()).extracting(CorpusChange::name).doesNotHaveDuplicates();
        for (var verdict : List.of(Verdict.ACCEPTS, Verdict.REFUSES)) {
            assertThat(changes())
                    .filteredOn(change -> change.verdict() == verdict)
                    .hasSizeGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void whereTheRegistryDisagreesItIsExplained() {
        assertThat(changes())
                .filteredOn(change -> !change.isJudgedAlike())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.why()).isNotBlank());
    }

    @Test
    void theRegistryIsAskedAboutEverySchemaAndNothingElse() {
        assertThat(changes())
                .allSatisfy(change -> assertThat(change.registryVerdict() != Verdict.NOT_ASKED)
                        .as(change.name())
                        .isEqualTo(change.proposesSchema()));
    }
}
