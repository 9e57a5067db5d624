-- Partitions whose bounds tie several columns.

CREATE TABLE by_pairs (
    a INT NOT NULL,
    b INT NOT NULL
) PARTITION BY LIST COLUMNS (a, b) (
    PARTITION p0 VALUES IN ((0, 0), (0, 1)),
    PARTITION p1 VALUES IN ((1, 0), (2, 5))
);
