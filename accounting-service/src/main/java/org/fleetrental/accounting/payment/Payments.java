package org.fleetrental.accounting.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All payments. */
@ApplicationScoped
class Payments implements PanacheRepositoryBase<Payment, UUID> {}
