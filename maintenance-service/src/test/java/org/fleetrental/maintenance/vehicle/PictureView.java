package org.fleetrental.maintenance.vehicle;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the service has written down of a vehicle. */
@ApplicationScoped
class PictureView {

    record Picture(Standing standing, @Nullable String vehicleClass, int odometerKm) {}

    private final AgroalDataSource dataSource;

    PictureView(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Picture of(UUID vehicleId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select standing, vehicle_class, odometer_km from vehicle where id = ?")) {
            select.setObject(1, vehicleId);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Picture(Standing.valueOf(rows.getString(1)), rows.getString(2), rows.getInt(3));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
