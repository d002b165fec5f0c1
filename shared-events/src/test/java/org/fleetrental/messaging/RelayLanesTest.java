package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayLanesTest {

    /** More than the running relay knows of: these lanes are free. */
    private static final int LANES = 1_000;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aLaneHasOneHolderAndIsFreeWhenItIsReleased() throws SQLException {
        try (var one = dataSource.getConnection();
                var other = dataSource.getConnection()) {
            var mine = new RelayLanes(LANES, one);
            var theirs = new RelayLanes(LANES, other);

            assertThat(mine.hold()).hasSizeGreaterThan(LANES / 2);
            assertThat(theirs.hold()).isEmpty();

            mine.release();
            assertThat(theirs.hold()).hasSizeGreaterThan(LANES / 2);
            theirs.release();
        }
    }
}
