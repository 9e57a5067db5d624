CREATE TABLE [dbo].[books] (
    [id] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [isbn] char(13) NOT NULL UNIQUE CHECK ([isbn] NOT LIKE '%[^0-9]%'),
    [slug] varchar(40) NULL CHECK (CHARINDEX(' ', [slug]) = 0),
    [slug2] varchar(40) NOT NULL CHECK (CHARINDEX(' ', [slug2]) = 0),
    [date] datetime NOT NULL CHECK ([date] >= '20000101' AND [date] < '20300101'),
    [day] date NULL CHECK ([day] >= '20100101' AND [day] <= '20101231'),
    [price] money NOT NULL CHECK ([price] > $0),
    [fee] money NOT NULL DEFAULT ($0.50) CHECK ([fee] BETWEEN $0.25 AND $9.99),
    [doc] nvarchar(max) NULL CHECK (ISJSON([doc]) = 1),
    [doc2] nvarchar(max) NOT NULL CHECK (ISJSON([doc2]) > 0),
    [code] nvarchar(10) NOT NULL CHECK (LEN([code]) = 5),
    [name] nvarchar(30) NOT NULL CHECK (LEN(LTRIM(RTRIM([name]))) > 0),
    [bin] varbinary(64) NULL CHECK (DATALENGTH([bin]) = 32),
    [wide] nvarchar(20) NULL CHECK (DATALENGTH([wide]) <= 20),
    [mail] varchar(80) NULL CHECK (PATINDEX('%@%.%', [mail]) > 0),
    [digits] varchar(9) NULL CHECK (PATINDEX('%[^0-9]%', [digits]) = 0),
    [letters] varchar(9) NULL CHECK ([letters] LIKE '[A-Z][A-Z][0-9]%'),
    [flag] char(1) NOT NULL CHECK ([flag] = 'Y' OR [flag] = 'N'),
    [num] varchar(8) NULL CHECK (ISNUMERIC([num]) = 1),
    [left2] varchar(8) NULL CHECK (LEFT([left2], 2) IN ('AB', 'CD')),
    [sub] varchar(8) NULL CHECK (SUBSTRING([sub], 1, 1) IN ('1', '2')),
    [dt2] datetime2 NOT NULL CHECK (CONVERT(time, [dt2]) = '00:00:00'),
    [yr] date NULL CHECK (DATEPART(year, [yr]) BETWEEN 2000 AND 2005),
    [yr2] date NULL CHECK (YEAR([yr2]) = 2011),
    [iif] int NULL CHECK (IIF([iif] > 5, 1, 0) = 1),
    [tri] int NULL CHECK (TRY_CONVERT(int, [tri]) IS NOT NULL),
    [ssn] char(11) NULL CHECK ([ssn] LIKE '[0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9]'),
    [upper] varchar(10) NULL CHECK ([upper] = UPPER([upper]) COLLATE Latin1_General_CS_AS),
    [bits] int NULL CHECK ([bits] & 1 = 1),
    [jv] nvarchar(200) NULL CHECK (JSON_VALUE([jv], '$.kind') IN ('a', 'b')),
    [dmy] date NULL CHECK ([dmy] = EOMONTH([dmy])),
    [ndd] datetime NULL CHECK (DATEDIFF(day, '20000101', [ndd]) > 0)
);
GO
CREATE TABLE [dbo].[tight] (
    [isbn] char(13) NOT NULL PRIMARY KEY CHECK ([isbn] NOT LIKE '%[^0-9]%' AND LEN([isbn]) = 13),
    [c3] char(3) NOT NULL UNIQUE CHECK ([c3] NOT LIKE '%[^A-Z]%')
);
GO
