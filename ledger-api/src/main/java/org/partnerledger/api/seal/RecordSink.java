package org.partnerledger.api.seal;

import org.partnerledger.core.bundle.BundleFile;

/** Takes the records of a month, file by file, in order. */
public interface RecordSink {

    /** @param record a canonical JSON text, without line feed */
    void record(BundleFile file, byte[] record);
}
