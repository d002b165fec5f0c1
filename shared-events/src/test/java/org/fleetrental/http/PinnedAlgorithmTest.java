package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PinnedAlgorithmTest {

    @ParameterizedTest
    @EnumSource(names = {"RS256", "ES256"})
    void aServiceTakesTokensOfOneAlgorithm(SignatureAlgorithm known) {
        assertThatCode(() -> PinnedAlgorithm.require(Set.of(known))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RS256", "ES256"},
            mode = EnumSource.Mode.EXCLUDE)
    void andOfNoOther(SignatureAlgorithm other) {
        refused(EnumSet.of(other));
    }

    @Test
    void norOfSeveralNorOfAny() {
        refused(EnumSet.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256));
        refused(Set.of());
    }

    private static void refused(Set<SignatureAlgorithm> algorithms) {
        assertThatThrownBy(() -> PinnedAlgorithm.require(algorithms))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mp.jwt.verify.publickey.algorithm");
    }
}
