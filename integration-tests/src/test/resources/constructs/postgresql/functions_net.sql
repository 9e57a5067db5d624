CREATE TABLE hosts (
    id      integer PRIMARY KEY,
    addr    inet NOT NULL CHECK (family(addr) = 4),
    six     inet CHECK (family(six) = 6),
    single  inet CHECK (masklen(single) = 32),
    net     cidr CHECK (masklen(net) BETWEEN 8 AND 24),
    lan     inet CHECK (lan << '10.0.0.0/8'),
    lan2    inet CHECK (lan2 <<= inet '192.168.0.0/16'),
    nets    cidr CHECK (nets >> '10.1.2.3'::inet),
    priv    inet CHECK (priv << '10.0.0.0/8' OR priv << '172.16.0.0/12'),
    text4   inet CHECK (host(text4) LIKE '10.%'),
    own     inet CHECK (own = network(own)),
    gate    inet NOT NULL,
    subnet  cidr NOT NULL,
    both_v  inet CHECK (family(both_v) IN (4, 6)),
    CHECK (gate << subnet)
);
CREATE TABLE pools (
    id      integer PRIMARY KEY,
    low     inet NOT NULL,
    high    inet NOT NULL,
    CHECK (family(low) = family(high)),
    CHECK (low < high)
);
CREATE TABLE addresses (addr inet PRIMARY KEY CHECK (masklen(addr) = 32 AND family(addr) = 4), note text);
