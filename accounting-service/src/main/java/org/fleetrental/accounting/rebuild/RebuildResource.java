package org.fleetrental.accounting.rebuild;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/ledger/rebuild")
class RebuildResource {

    private final LedgerRebuild rebuild;

    RebuildResource(LedgerRebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Makes the ledger anew beside the one that there is, and compares entry for entry. Nothing is changed. */
    @POST
    @RolesAllowed("admin")
    public Rebuilt rebuild() {
        return rebuild.compare();
    }
}
