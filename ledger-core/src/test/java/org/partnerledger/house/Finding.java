package org.partnerledger.house;

/**
 * One place that is out of line.
 *
 * @param place path within the repository, with the line where there is one
 * @param wayOut what to do instead, so that whoever meets the finding need not ask
 */
record Finding(String place, String problem, String wayOut) {

    @Override
    public String toString() {
        return place + ": " + problem + "; " + wayOut;
    }
}
