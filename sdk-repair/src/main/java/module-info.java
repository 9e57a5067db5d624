/** Repairs rows by the smallest change that makes them valid. */
module dev.rowloom.repair {
    requires transitive dev.rowloom.core;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.databind;

    exports dev.rowloom.repair;

    provides dev.rowloom.dataset.DatasetStepProvider with
            dev.rowloom.repair.RepairStepProvider;
}
