-- Counts what was decided about lines, under the lock that lets one at a time decide: whoever has decided ahead, by what stood
-- before, finds out by it whether something came between. Never has to start over; gaps mean nothing.
create sequence intake_turn;
